"""Links to other sites, and whether anything is still there. The only room that reaches the network."""
