import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { paths } from '../../layout/paths';
import { keepJoinDraft, readJoinDraft } from '../Join/joinDraft';
import { startingOver } from '../Join/startingOver';

/** Takes the join back and opens the form with what was asked for. */
export function useStartOver() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => answer(api.POST('/mc/v1/cluster/join/start-over')),
    onSuccess: (input) => {
      keepJoinDraft({
        token: readJoinDraft().token,
        overridesIngress: input.primaryIngress != null && input.primaryIngress !== '',
        primaryIngress: input.primaryIngress ?? '',
        clusterName: input.clusterName ?? '',
        clusterIngress: input.clusterIngress ?? '',
      });
      void client.invalidateQueries({ queryKey: ['cluster'] });
      return navigate(paths.join, { state: startingOver });
    },
  });
}
