"""Measuring what a request costs, beside a bare Flask page on the same machine and server."""
