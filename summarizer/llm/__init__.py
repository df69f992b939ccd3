"""The gateway: the only place that talks to a model provider."""
