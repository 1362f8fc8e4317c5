"""Where does one region stand, and what is published about it?"""
