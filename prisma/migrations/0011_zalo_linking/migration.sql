-- CreateTable
CREATE TABLE "Postage" (
    "channel" TEXT NOT NULL,
    "hour" DATETIME NOT NULL,
    "cost" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "left" INTEGER,
    "total" INTEGER,

    PRIMARY KEY ("channel", "hour", "cost", "word")
);

-- CreateTable
CREATE TABLE "FileLink" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "outgoingId" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AccountCode" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" INTEGER,
    CONSTRAINT "AccountCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ZaloTokens" (
    "appId" TEXT NOT NULL PRIMARY KEY,
    "sealed" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ZaloConsent" (
    "stateHash" TEXT NOT NULL PRIMARY KEY,
    "askedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "FileLink_outgoingId_idx" ON "FileLink"("outgoingId");

-- CreateIndex
CREATE INDEX "FileLink_expiresAt_idx" ON "FileLink"("expiresAt");

-- CreateIndex
CREATE INDEX "AccountCode_personId_idx" ON "AccountCode"("personId");
