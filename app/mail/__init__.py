"""What we send: an outbox of ids and one sender job. Texts are made at sending time and never stored."""
