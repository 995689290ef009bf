"""The shell every page lives in: layout globals, error pages, headers, the edge of a request, closed by default."""
