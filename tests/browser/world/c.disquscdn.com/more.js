window.hasMore = true;
