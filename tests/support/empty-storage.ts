/** All files of browser tests have one origin: a language that one leaves behind would be the next one's, in whatever order they come. */
localStorage.clear();
sessionStorage.clear();
