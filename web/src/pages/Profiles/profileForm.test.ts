import { describe, expect, it } from 'vitest';
import { draftOf, formOf, missing, type ProfileDraft } from './profileForm';
import { providerOf, type Provider } from './providers';

const s3 = providerOf('S3Compatible') as Provider;
const filled: ProfileDraft = {
  ...draftOf(undefined, false),
  name: 'global-profile-example',
  values: {
    'credentials.accessKey': 'key',
    'credentials.secretKey': ' secret ',
    'settings.endpoint': 'https://s3.example.org',
    'settings.region': 'us-east-1',
    'settings.bucket': 'kasten',
  },
};

describe('a profile that is typed', () => {
  it('is sent as the server wants it', () => {
    expect(formOf({ ...filled, immutableDays: '7' }, s3)).toEqual({
      name: 'global-profile-example',
      settings: { provider: 'S3Compatible', endpoint: 'https://s3.example.org', region: 'us-east-1', bucket: 'kasten', skipSslVerify: false, protectionPeriod: '168h' },
      credentials: { accessKey: 'key', secretKey: 'secret' },
    });
  });

  it('lacks what is required and empty', () => {
    expect(missing({ ...filled, values: { ...filled.values, 'settings.bucket': ' ' } }, s3).map((field) => field.label)).toEqual(['Bucket']);
    expect(missing(filled, s3)).toEqual([]);
  });

  it('leaves out what belongs to another provider', () => {
    expect(formOf(filled, providerOf('FileStore') as Provider)).toEqual({ name: 'global-profile-example', settings: { provider: 'FileStore' } });
  });
});

describe('a profile that is changed', () => {
  const draft = draftOf(
    {
      name: 'p',
      resourceVersion: '7',
      type: 'Location',
      distributions: [],
      isDeleting: false,
      settings: { provider: 'S3Compatible', endpoint: 'https://s3.example.org', region: 'eu', bucket: 'b', skipSslVerify: true, protectionPeriod: '240h0m0s' },
    },
    false,
  );

  it('keeps its credentials unless new ones are typed', () => {
    expect(missing(draft, s3)).toEqual([]);
    expect(formOf(draft, s3)).toEqual({
      name: 'p',
      settings: { provider: 'S3Compatible', endpoint: 'https://s3.example.org', region: 'eu', bucket: 'b', skipSslVerify: true, protectionPeriod: '240h' },
      resourceVersion: '7',
    });
  });
});
