import type { ProfileCredentials, ProfileSettings } from '../../api/schema';

/** A field of a provider's form, and where its value goes. */
export interface ProviderField {
  /** Path in the form, as the server names it in errors. */
  path: `settings.${keyof ProfileSettings}` | `credentials.${keyof ProfileCredentials}`;
  label: string;
  help?: string;
  placeholder?: string;
  isRequired?: boolean;
  /** Typed without being shown. */
  isSecret?: boolean;
  /** Several lines, such as a JSON key. */
  isLong?: boolean;
}

/** A place for backups, or infrastructure, that the form can describe. */
export interface Provider {
  name: string;
  title: string;
  isInfrastructure?: boolean;
  /** Certificates of its endpoint can be left unchecked. */
  hasEndpointCheck?: boolean;
  /** Backups there can be made immutable. */
  hasImmutability?: boolean;
  fields: readonly ProviderField[];
}

const accessKey: ProviderField = { path: 'credentials.accessKey', label: 'S3 access key', isRequired: true, isSecret: true };
const secretKey: ProviderField = { path: 'credentials.secretKey', label: 'S3 secret', isRequired: true, isSecret: true };
const region: ProviderField = { path: 'settings.region', label: 'Region', placeholder: 'us-east-1', isRequired: true };
const bucket: ProviderField = { path: 'settings.bucket', label: 'Bucket', isRequired: true, help: 'It must exist.' };
const user: ProviderField = { path: 'credentials.user', label: 'User', isRequired: true };
const password: ProviderField = { path: 'credentials.password', label: 'Password', isRequired: true, isSecret: true };
const serverAddress: ProviderField = { path: 'settings.serverAddress', label: 'Server address', placeholder: 'server.example.org', isRequired: true };

export const providers: readonly Provider[] = [
  {
    name: 'S3Compatible',
    title: 'S3 Compatible',
    hasEndpointCheck: true,
    hasImmutability: true,
    fields: [
      accessKey,
      secretKey,
      { path: 'settings.endpoint', label: 'Endpoint', placeholder: 'https://s3.example.org', isRequired: true, help: 'Every cluster that gets the profile must reach it.' },
      region,
      bucket,
    ],
  },
  {
    name: 'AwsS3',
    title: 'AWS S3',
    hasImmutability: true,
    fields: [accessKey, secretKey, { path: 'credentials.role', label: 'Role', placeholder: 'arn:aws:iam::123456789012:role/backup', help: 'An IAM role that is assumed, if any.' }, region, bucket],
  },
  {
    name: 'Azure',
    title: 'Azure Storage',
    hasImmutability: true,
    fields: [
      { path: 'credentials.storageAccount', label: 'Storage account', isRequired: true },
      { path: 'credentials.storageKey', label: 'Storage key', isRequired: true, isSecret: true },
      { path: 'credentials.storageEnvironment', label: 'Environment', placeholder: 'AzurePublicCloud', help: 'For clouds of a country or a company.' },
      { ...bucket, label: 'Container' },
    ],
  },
  {
    name: 'Gcs',
    title: 'Google Cloud Storage',
    fields: [
      { path: 'credentials.projectId', label: 'Project ID', isRequired: true },
      { path: 'credentials.serviceAccountKey', label: 'Service account key', isRequired: true, isSecret: true, isLong: true, help: 'The JSON of a key of the service account.' },
      { ...region, isRequired: false },
      bucket,
    ],
  },
  {
    name: 'FileStore',
    title: 'NFS or SMB file store',
    fields: [
      { path: 'settings.claimName', label: 'Claim name', isRequired: true, help: 'A PersistentVolumeClaim with that name must be in the K10 namespace of each cluster.' },
      { path: 'settings.path', label: 'Path', placeholder: '/', help: 'A folder in the share.' },
    ],
  },
  {
    name: 'Vbr',
    title: 'Veeam Backup & Replication',
    hasEndpointCheck: true,
    fields: [
      serverAddress,
      { path: 'settings.serverPort', label: 'Port', placeholder: '10006' },
      { path: 'settings.repositoryName', label: 'Repository', isRequired: true },
      user,
      password,
    ],
  },
  { name: 'VSphere', title: 'vSphere', isInfrastructure: true, fields: [serverAddress, user, password] },
];

export const providerOf = (name: string | null | undefined): Provider | undefined => providers.find((provider) => provider.name === name);
