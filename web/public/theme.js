// Before the first paint, so that a dark page never flashes white. The app keeps it up to date afterwards.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('tombolo-theme');
  } catch {
    // Storage may be refused; the system's theme is used then.
  }

  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
})();
