"""The writing systems of the bulletin's languages: pure functions from text to text."""
