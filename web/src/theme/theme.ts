/** What the user chose; `system` follows the operating system. */
export type Theme = 'light' | 'dark' | 'system';

const key = 'tombolo-theme';
const dark = () => matchMedia('(prefers-color-scheme: dark)');

export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function apply(theme: Theme): void {
  document.documentElement.classList.toggle('pf-v6-theme-dark', theme === 'dark' || (theme === 'system' && dark().matches));
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }

  apply(theme);
}

/** Keeps the page in the system's theme while the user has not chosen one. Returns what ends it. */
export function followSystemTheme(): () => void {
  const follow = () => apply(storedTheme());
  follow();
  const query = dark();
  query.addEventListener('change', follow);
  return () => query.removeEventListener('change', follow);
}
