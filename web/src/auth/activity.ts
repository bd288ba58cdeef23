/** So long after something was done, what is asked is taken to be asked by the person, in milliseconds. */
const attention = 15_000;

let last = Date.now();

function noticed(): void {
  last = Date.now();
}

/** Notices what the person does on the page, whatever handles it. */
export function followActivity(): void {
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const) {
    addEventListener(kind, noticed, { capture: true, passive: true });
  }
}

/** Whether nobody has done anything of late: what is loaded then, because something changed, keeps no session alive. */
export function isUnattended(now: number = Date.now()): boolean {
  return now - last > attention;
}
