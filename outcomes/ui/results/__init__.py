"""What the result pages say and show: frames and sentences made ready, so that a page only lays them out."""
