"""The methods: Ibis tables in, an Ibis table out; nothing here is ever executed. One file per method."""
