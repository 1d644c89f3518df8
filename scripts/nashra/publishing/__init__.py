"""From the catalogue to what is published: addresses, listings, and the view of every page."""
