"""What leaves and enters the program as files and lines: questions, exports. No Qt."""
