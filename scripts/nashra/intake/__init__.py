"""From a raw file to an article, or to the reason why it does not become one."""
