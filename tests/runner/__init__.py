"""`python3 run.py test`: every linter and every test, one after the other, one line for each."""
