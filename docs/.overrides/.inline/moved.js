// Go on to the article's address of today, to the same paragraph.
location.replace(document.querySelector("a").href + location.hash);
