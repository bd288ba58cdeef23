import { Drawer, DrawerContent } from '@patternfly/react-core';
import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { DistributionItem, DistributionPlan } from '../../api/schema';
import { fakeServer, type Answer, type Sent } from '../../test/fakeServer';
import { renderPage } from '../../test/renderPage';
import { DistributionDrawer } from './DistributionDrawer';

const plan: DistributionPlan = {
  distributions: ['storage'],
  groups: [
    {
      clusters: ['edge-1', 'edge-2'],
      objects: [
        { kind: 'Profile', name: 's3', action: 'Update', reason: '', message: '', fields: [{ path: 'spec.region', from: '"eu"', to: '"us"', manager: 'kubectl-edit' }], moreFields: 0 },
        { kind: 'Profile', name: 'old', action: 'Unchanged', reason: '', message: '', fields: [], moreFields: 0 },
      ],
      moreObjects: 0,
      isDifferent: true,
    },
  ],
  notAsked: [],
  problems: [],
  notes: [],
  isDifferent: true,
  isComplete: true,
};

const removing: DistributionPlan = {
  ...plan,
  groups: [{ clusters: ['edge-3'], objects: [{ kind: 'Profile', name: 's3', action: 'Remove', reason: '', message: '', fields: [], moreFields: 0 }], moreObjects: 0, isDifferent: true }],
  notAsked: [{ cluster: 'edge-9', message: 'it is not connected' }],
};

const stored = { name: 'storage', resourceVersion: '7', clusters: [{ selector: '' }], sources: [{ kind: 'Profile', name: 's3' }], deletionPolicy: 'Delete', driftPolicy: 'Revert', conflictPolicy: 'AdoptIfEqual' } as DistributionItem;

function serve(answers: Record<string, Answer | ((sent: Sent) => Answer)>) {
  return fakeServer({ 'GET /profiles': [200, { items: [] }], 'GET /policies': [200, { items: [] }], 'GET /clusters': [200, { items: [] }], ...answers });
}

function open(distribution: DistributionItem | undefined, onClose: () => void) {
  return renderPage(
    <Drawer isExpanded>
      <DrawerContent panelContent={<DistributionDrawer distribution={distribution} onClose={onClose} />} />
    </Drawer>,
  );
}

it('shows what would happen on which clusters, field by field, before anything is written', async () => {
  const sent = serve({ 'POST /distributions/preview': [200, plan], 'POST /distributions': [201, stored] });
  const onClose = vi.fn();
  const { user } = open(undefined, onClose);

  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'storage');
  await user.click(screen.getByRole('button', { name: 'Preview' }));

  const group = await screen.findByRole('region', { name: 'update 1 on 2 clusters' });
  expect(within(group).getByText('edge-2')).toBeVisible();
  expect(within(group).getByText('spec.region')).toBeVisible();
  expect(within(group).getByText('of kubectl-edit')).toBeVisible();
  expect(within(group).getByText('1 other object stays as it is')).toBeVisible();
  expect(sent.some(({ method, path }) => method === 'POST' && path === '/distributions')).toBe(false);

  await user.click(screen.getByRole('button', { name: 'Add Distribution' }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toMatchObject({ method: 'POST', path: '/distributions', body: { name: 'storage' } });
});

it('warns of copies that would go and of clusters that were not asked', async () => {
  serve({ 'POST /distributions/preview': [200, removing], 'PUT /distributions/storage': [200, stored] });
  const { user } = open(stored, () => undefined);

  await user.click(screen.getByRole('button', { name: 'Preview' }));

  expect(await screen.findByText('Saving removes 1 copy from 1 cluster')).toBeVisible();
  expect(screen.getByText('edge-9: it is not connected')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save and remove 1 copy' })).toBeEnabled();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('button', { name: 'Preview' })).toBeVisible();
});

it('tells the mistakes of the form beside their fields, and shows no preview', async () => {
  serve({ 'POST /distributions/preview': [422, { title: 'Invalid', status: 422, errors: [{ path: 'name', message: 'too long' }] }] });
  const { user } = open(undefined, () => undefined);

  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'x');
  await user.click(screen.getByRole('button', { name: 'Preview' }));

  expect(await screen.findByText('too long')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add Distribution' })).not.toBeInTheDocument();
});

it('leads back to the form with what was typed when saving is refused', async () => {
  serve({ 'POST /distributions/preview': [200, plan], 'PUT /distributions/storage': [409, { title: 'Somebody changed it', status: 409, detail: 'kubectl changed it a minute ago' }] });
  const { user } = open(stored, () => undefined);

  await user.click(screen.getByRole('button', { name: 'Preview' }));
  await user.click(await screen.findByRole('button', { name: 'Save' }));

  expect(await screen.findByText('kubectl changed it a minute ago')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue('storage');
});

it('can be saved without a preview while the server knows no fleet', async () => {
  const sent = serve({ 'POST /distributions/preview': [503, { title: 'Not active', status: 503, detail: 'ask again in a moment' }], 'PUT /distributions/storage': [200, stored] });
  const onClose = vi.fn();
  const { user } = open(stored, onClose);

  await user.click(screen.getByRole('button', { name: 'Preview' }));
  await user.click(await screen.findByRole('button', { name: 'Save without a preview' }));

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toMatchObject({ method: 'PUT', body: { resourceVersion: '7' } });
});
