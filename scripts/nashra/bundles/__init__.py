"""What readers without a connection get: a site that works from ``file://``, in one archive."""
