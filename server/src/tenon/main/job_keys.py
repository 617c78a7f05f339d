"""The keys under which jobs wait in the queue. They never change: a job may outlive the program that enqueued it."""

BUILD_INDEXES = "build_indexes"
REFRESH_SEARCH = "refresh_search"
CHANGE_LOG_PARTITIONS = "change_log_partitions"
SWEEP = "sweep"
LET_FILES_GO = "let_files_go"
