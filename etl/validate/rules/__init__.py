"""What can be wrong: each rule looks at a case and gives its problems, in any order."""
