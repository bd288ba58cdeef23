import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useToast } from '../../components/Toasts/ToastsContext';
import type { DistributionDraft } from './distributionForm';

/** Makes a Distribution, or changes the one of the name. */
export function useSaveDistribution(name: string | undefined) {
  const say = useToast();
  return useMutation({
    mutationFn: (body: DistributionDraft) =>
      answer(name === undefined ? api.POST('/mc/v1/distributions', { body }) : api.PUT('/mc/v1/distributions/{name}', { params: { path: { name } }, body })),
    onSuccess: (saved) => say(`${saved.name} is saved`),
  });
}
