"""The nouns of the program: frozen pydantic models without any input or output."""
