-- name: workspaces
SELECT key FROM tenon.workspace ORDER BY key;
