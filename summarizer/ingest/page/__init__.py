"""A web page as a reader sees it: parsed, what is hidden taken out, cut into blocks, the article chosen."""
