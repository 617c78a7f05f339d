"""The routes behind Litestar, one file for each resource of the contract: decode, ask a room, shape the answer."""
