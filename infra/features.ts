import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };

/** How the CDK behaves: as recommended for new applications, but for what has a reason here. */
export const features = {
  ...recommended,
  // A weak reference would let the directory's table go away under the tracks that read it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};
