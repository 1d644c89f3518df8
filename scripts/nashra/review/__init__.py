"""What a pull request changes, found by comparing two trees, and said in the languages of its readers."""
