"""Predictions beside what the backup product said: who was right, VM by VM?"""
