import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fakeServer } from '../../test/fakeServer';
import { renderPage, viewer } from '../../test/renderPage';
import YamlDialog from './YamlDialog';

const object = { kind: 'Cluster', name: 'edge-1', resourceVersion: '7', yaml: 'kind: Cluster\n' };
const path = '/objects/clusters/edge-1/yaml';

it('checks by a dry run, and saves over the version that was shown', async () => {
  const sent = fakeServer({ [`GET ${path}`]: [200, object], [`PUT ${path}`]: [200, object] });
  const onClose = vi.fn();
  const { user } = renderPage(<YamlDialog kind="clusters" name="edge-1" onClose={onClose} />);

  await user.type(await screen.findByLabelText('YAML of edge-1'), 'a: b');
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('The API server would take it as it is')).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent.filter((each) => each.method === 'PUT').map((each) => each.body)).toEqual([
    { yaml: 'kind: Cluster\na: b', resourceVersion: '7', dryRun: true },
    { yaml: 'kind: Cluster\na: b', resourceVersion: '7', dryRun: false },
  ]);
});

it('tells a mistake in the syntax before anything is sent', async () => {
  fakeServer({ [`GET ${path}`]: [200, object] });
  const { user } = renderPage(<YamlDialog kind="clusters" name="edge-1" onClose={() => undefined} />);

  await user.type(await screen.findByLabelText('YAML of edge-1'), '"');

  expect(await screen.findByText(/line 2/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

it('is to read only for who may not change it', async () => {
  fakeServer({ [`GET ${path}`]: [200, object] });
  renderPage(<YamlDialog kind="clusters" name="edge-1" onClose={() => undefined} />, { me: viewer });

  expect(await screen.findByLabelText('YAML of edge-1')).toHaveAttribute('readonly');
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});
