import { describe, expect, it } from 'vitest';
import { allLabels, arrange } from './arrange';
import type { Column } from './Column';

interface Row {
  name: string;
  nodes: number;
  labels?: Record<string, string>;
}

const columns: Column<Row>[] = [
  { id: 'name', title: 'Name', cell: (row) => row.name, sortBy: (row) => row.name },
  { id: 'nodes', title: 'Nodes', cell: (row) => row.nodes, sortBy: (row) => row.nodes },
];
const rows: Row[] = [
  { name: 'edge-10', nodes: 3, labels: { region: 'eu', tier: 'gold' } },
  { name: 'edge-2', nodes: 12, labels: { region: 'eu' } },
  { name: 'core', nodes: 100 },
];
const find = { columns, textOf: (row: Row) => row.name, labelsOf: (row: Row) => row.labels };
const all = { search: '', labels: [], sort: 'name', descending: false };

describe('arrange', () => {
  it.each([
    ['text sorts as people count', all, ['core', 'edge-2', 'edge-10']],
    ['numbers sort as numbers', { ...all, sort: 'nodes' }, ['edge-10', 'edge-2', 'core']],
    ['the other way round', { ...all, sort: 'nodes', descending: true }, ['core', 'edge-2', 'edge-10']],
    ['an unknown column keeps the order', { ...all, sort: 'age' }, ['edge-10', 'edge-2', 'core']],
    ['search ignores case and spaces around', { ...all, search: ' EDGE ' }, ['edge-2', 'edge-10']],
    ['a label', { ...all, labels: ['region=eu'] }, ['edge-2', 'edge-10']],
    ['all labels', { ...all, labels: ['region=eu', 'tier=gold'] }, ['edge-10']],
    ['a label that nobody has', { ...all, labels: ['region=us'] }, []],
  ])('%s', (_, state, expected) => {
    expect(arrange(rows, find, state).map((row) => row.name)).toEqual(expected);
  });

  it('leaves the given rows alone', () => {
    arrange(rows, find, all);
    expect(rows.map((row) => row.name)).toEqual(['edge-10', 'edge-2', 'core']);
  });
});

it('allLabels names each label once, in order', () => {
  expect(allLabels(rows, find.labelsOf)).toEqual(['region=eu', 'tier=gold']);
});
