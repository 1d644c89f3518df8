"""What was found out already, kept between runs below ``.cache/``; losing it costs time and nothing else."""
