"""The Python face of the whole: what `import kg` gives to programs and notebooks, and how a notebook shows it."""
