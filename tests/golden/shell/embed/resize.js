(() => alert('resize'))();
