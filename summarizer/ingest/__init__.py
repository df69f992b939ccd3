"""Sources in, articles out."""
