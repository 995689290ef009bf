"""Work outside the request: jobs find what is due, lease it and do it; the queue only wakes them."""
