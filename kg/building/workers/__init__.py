"""Who reads articles: this process, others of this machine, or a cluster; and what becomes of what ends them."""
