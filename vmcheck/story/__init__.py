"""One VM's next backup as a story: step by step, from its verdict and its facts."""
