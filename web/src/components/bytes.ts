const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** "122.3 GiB"; nothing known is a dash. */
export function bytes(count: number | null | undefined): string {
  if (count === null || count === undefined) {
    return '–';
  }

  let unit = 0;
  let value = count;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }

  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}
