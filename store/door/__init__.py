"""The methods of `store.library.Library`, by what they are for; a new one belongs where its like are."""
