import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Administrator } from '#local/setup/wish.ts';

const subjectIn = (attributes: AttributeType[] = []): string => {
  const subject = attributes.find(({ Name }) => Name === 'sub')?.Value;
  if (!subject) throw new Error('a user without a subject');
  return subject;
};

const isTaken = (error: unknown): boolean => error instanceof Error && error.name === 'UsernameExistsException';

/**
 * The account of the first administrator in the stage's user pool, made when it is not there: Cognito mails a password
 * that is good for three days and one sign-in. Returns the subject that tokens of the account carry.
 */
export const accountIn = async (
  pool: { id: string; region: string },
  { subject: Username, email }: Administrator,
): Promise<string> => {
  const client = new CognitoIdentityProviderClient({ region: pool.region });
  const user = { UserPoolId: pool.id, Username };
  try {
    const UserAttributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ];
    const command = new AdminCreateUserCommand({ ...user, UserAttributes, DesiredDeliveryMediums: ['EMAIL'] });
    return subjectIn((await client.send(command)).User?.Attributes);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return subjectIn((await client.send(new AdminGetUserCommand(user))).UserAttributes);
  } finally {
    client.destroy();
  }
};
