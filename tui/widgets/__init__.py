"""The parts of the screen; each turns keys into messages in the words of the domain."""
